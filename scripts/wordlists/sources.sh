#!/bin/sh
# Fills a folder with the sources that make.mjs reads, from packages of Debian 12 and npm. Needs no root.
# usage: sh scripts/wordlists/sources.sh FOLDER
set -eu
mkdir -p "$1" && cd "$1"
apt-get download wordnet-base wdutch wamerican-small wbritish-small \
  dict-freedict-eng-fin dict-freedict-nld-fin dict-freedict-fra-fin dict-freedict-deu-fin \
  dict-freedict-nld-spa dict-freedict-fra-spa dict-freedict-deu-fra dict-freedict-fra-deu \
  hunspell-fr-comprehensive
for package in *.deb; do dpkg -x "$package" .; done
rm ./*.deb
# Exact versions, because another release of a source would give other lists.
printf '{"private":true}\n' > package.json
npm install --ignore-scripts --no-audit --no-fund --save-exact cldr-annotations-full@48.2.0 \
  @zxcvbn-ts/language-nl-be@3.0.2 @zxcvbn-ts/language-fr@4.1.2 @zxcvbn-ts/language-de@3.0.2 @zxcvbn-ts/language-en@4.1.1

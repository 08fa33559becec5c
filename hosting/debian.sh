#!/bin/sh
# Sets Driewoord up on a plain Debian: the program as a service, Caddy before it for HTTPS, coturn beside it for people whose
# networks do not reach each other. Needs Node 20 or newer, and the app as `npm ci && npm run build` has built it.
#
#   sudo hosting/debian.sh call.example.org [the public address, where this machine has only a private one itself]
#
# Run it again for another version, or to give the public address: whatever else stands in /etc/driewoord/env stays as you left it. With PREFIX=/some/folder it writes
# everything below that folder, and installs and starts nothing.
set -eu
umask 022

fail() {
	echo "$1" >&2
	exit 1
}

site=$(printf %s "${1:-}" | tr '[:upper:]' '[:lower:]')
external=${2:-}
prefix=${PREFIX:-}
here=$(cd "$(dirname "$0")/.." && pwd)

[ -n "$site" ] || fail "Say under which name people will reach the site: hosting/debian.sh call.example.org"
case $site in *[!a-z0-9.-]*) fail "\"$site\" is not a host name, such as call.example.org." ;; esac
case $external in *[!0-9.]*) fail "\"$external\" is not an IPv4 address, such as 203.0.113.7." ;; esac
[ -f "$here/dist/relay/main.js" ] || fail "The app is not built yet: run \`npm ci && npm run build\` first."
node=$(command -v node) || fail "Node is missing: install version 20 or newer."
"$node" -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' ||
	fail "Node is $("$node" --version), but 20 or newer is needed."
case $node in /home/* | /root/*) fail "Node is at $node, where a service cannot reach it: install it for everybody." ;; esac
[ -n "$prefix" ] || [ "$(id -u)" = 0 ] || fail "This needs root: run it with sudo, or with PREFIX=/some/folder to look first."

if [ -z "$prefix" ]; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends caddy coturn
fi

# The program. A new folder takes the place of the old one, so that no file of an older version is left.
mkdir -p "$prefix/opt/driewoord"
rm -rf "$prefix/opt/driewoord/next"
mkdir "$prefix/opt/driewoord/next"
cp -r "$here/dist/app" "$here/dist/relay" "$prefix/opt/driewoord/next/"
rm -rf "$prefix/opt/driewoord/dist"
mv "$prefix/opt/driewoord/next" "$prefix/opt/driewoord/dist"
chmod -R a+rX "$prefix/opt/driewoord"
install -m 755 "$here/hosting/coturn.sh" "$prefix/opt/driewoord/coturn.sh"

# The settings, once. The secret is made here and leaves this machine for nobody.
mkdir -p "$prefix/etc/driewoord" "$prefix/etc/systemd/system" "$prefix/etc/caddy"
env=$prefix/etc/driewoord/env
if [ -f "$env" ]; then
	grep -qx "SITE=$site" "$env" || fail "$env is of another site: change SITE and TURN_URLS in it, or remove it."
	[ -z "$external" ] || sed -i "s|^EXTERNAL_IP=.*|EXTERNAL_IP=$external|" "$env"
else
	(umask 077 && cat >"$env" <<-EOF
		SITE=$site
		TRUST_PROXY=1
		TURN_URLS=turn:$site:3478 turn:$site:3478?transport=tcp turns:$site:5349?transport=tcp
		TURN_SECRET=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
		EXTERNAL_IP=$external
	EOF
	)
fi

for unit in driewoord driewoord-turn; do
	sed -e "s|@prefix@|$prefix|g" -e "s|@node@|$node|g" "$here/hosting/$unit.service" \
		>"$prefix/etc/systemd/system/$unit.service"
done

# Caddy: a file of our own, which the main one takes in.
sed -e "s|{\$SITE}|$site|" -e "s|{\$UPSTREAM}|127.0.0.1:8080|" "$here/hosting/Caddyfile" \
	>"$prefix/etc/caddy/driewoord.caddy"
main=$prefix/etc/caddy/Caddyfile
if [ ! -f "$main" ] || { grep -q /usr/share/caddy "$main" && [ "$(grep -c '^[^#[:space:]].*{' "$main")" = 1 ]; }; then
	# What Debian's package puts there, a page of its own and nothing else, would stand in our way.
	[ ! -f "$main" ] || mv "$main" "$main.before-driewoord"
	echo "import driewoord.caddy" >"$main"
elif ! grep -q 'import driewoord.caddy' "$main"; then
	printf '\nimport driewoord.caddy\n' >>"$main"
fi

if [ -n "$prefix" ]; then
	echo "Everything stands below $prefix; nothing was started."
elif [ -d /run/systemd/system ]; then
	# Ours is another one, with the certificate and the secret.
	systemctl disable --quiet --now coturn
	systemctl daemon-reload
	systemctl enable --quiet driewoord driewoord-turn caddy
	systemctl restart driewoord driewoord-turn
	systemctl reload-or-restart caddy
	echo "Driewoord runs at https://$site. Let through: TCP 80, 443, 3478, 5349; UDP 3478, 49152 to 65535."
else
	fail "Everything is in place, but there is no systemd to start it with: start what the units in /etc/systemd/system say."
fi

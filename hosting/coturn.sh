#!/bin/sh
# Runs coturn beside Caddy: with Caddy's certificate, once there is one, and anew whenever Caddy has renewed it.
#   SITE          the name in the certificate
#   TURN_SECRET   what Driewoord knows too
#   CERTIFICATES  the folder in which Caddy keeps them
#   EXTERNAL_IP   the public address, where this machine has only a private one itself
set -eu
: "${SITE:?}" "${TURN_SECRET:?}" "${CERTIFICATES:?}"
folder=$(mktemp -d)
server=
pausing=
secure=

certificate() {
	find "$CERTIFICATES" -name "$SITE.crt" -newer "$folder/taken" 2>/dev/null | head -n 1
}

stop() {
	for child in $server $pausing; do
		kill "$child" 2>/dev/null || true
	done
	rm -rf "$folder"
	exit 0
}
trap stop INT TERM

run() {
	set -- -n --use-auth-secret --static-auth-secret="$TURN_SECRET" --realm="$SITE" \
		--fingerprint --no-cli --no-multicast-peers --stale-nonce=600 \
		--user-quota=120 --total-quota=4800 --max-bps=500000 --no-tlsv1 --no-tlsv1_1 \
		--pidfile="$folder/pid" --userdb="$folder/db" --log-file=/dev/null "$@"
	# Nobody may use this server to reach machines behind it.
	for network in 0.0.0.0-0.255.255.255 100.64.0.0-100.127.255.255 127.0.0.0-127.255.255.255 \
		169.254.0.0-169.254.255.255 172.16.0.0-172.31.255.255 192.168.0.0-192.168.255.255 10.0.0.0-10.255.255.255 \
		::1 fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff; do
		set -- "$@" --denied-peer-ip="$network"
	done
	# But two people may both be relayed by it.
	for address in ${ALLOWED_PEERS:-$(hostname -I 2>/dev/null || true)}; do
		set -- "$@" --allowed-peer-ip="$address"
	done
	[ -z "${EXTERNAL_IP:-}" ] || set -- "$@" --external-ip="$EXTERNAL_IP" --allowed-peer-ip="$EXTERNAL_IP"
	turnserver "$@" &
	server=$!
}

touch -d @0 "$folder/taken"
while :; do
	found=$(certificate)
	if [ -n "$found" ]; then
		touch -r "$found" "$folder/taken"
		cp "$found" "$folder/turn.crt"
		cp "${found%.crt}.key" "$folder/turn.key"
		if [ -n "$secure" ]; then
			# coturn reads the files again, and calls go on.
			kill -USR2 "$server"
		else
			[ -z "$server" ] || kill "$server"
			[ -z "$server" ] || wait "$server" || true
			run --cert="$folder/turn.crt" --pkey="$folder/turn.key"
			secure=yes
		fi
	elif [ -z "$server" ]; then
		run --no-tls --no-dtls
	fi
	if ! kill -0 "$server" 2>/dev/null; then
		exit 1
	fi
	sleep 10 &
	pausing=$!
	wait "$pausing" || true
done

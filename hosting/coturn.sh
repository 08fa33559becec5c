#!/bin/sh
# Runs coturn beside Caddy: with Caddy's certificate, once there is one, and anew whenever Caddy has renewed it.
#   SITE          the name in the certificate
#   TURN_SECRET   what Driewoord knows too
#   CERTIFICATES  the folder in which Caddy keeps them
#   EXTERNAL_IP   the public address, where this machine has only a private one itself
set -eu
umask 077
: "${SITE:?}" "${TURN_SECRET:?}" "${CERTIFICATES:?}"
folder=$(mktemp -d)
server=
pausing=
secure=
waited=0

stop() {
	for child in $server $pausing; do
		kill "$child" 2>/dev/null || true
	done
	rm -rf "$folder"
	exit 0
}
trap stop INT TERM

# Of this machine's addresses the first of each family: others are those of containers.
own4=
own6=
for address in $(hostname -I 2>/dev/null || true); do
	case $address in
	fe80:*) ;;
	*:*) own6=${own6:-$address} ;;
	*) own4=${own4:-$address} ;;
	esac
done

# In a file, because everybody on the machine can read what a program was started with.
settings() {
	cat <<-EOF
		use-auth-secret
		static-auth-secret=$TURN_SECRET
		realm=$SITE
		fingerprint
		no-cli
		stale-nonce=600
		user-quota=300
		total-quota=4800
		max-bps=500000
		no-tlsv1
		no-tlsv1_1
		pidfile=$folder/pid
		userdb=$folder/db
		log-file=/dev/null
	EOF
	# A call needs UDP alone behind this server; over TCP it would be a proxy to anywhere.
	echo no-tcp-relay
	echo no-multicast-peers
	# Nobody may use it to reach machines behind it. But two people may both be relayed by it.
	for network in 0.0.0.0-0.255.255.255 10.0.0.0-10.255.255.255 100.64.0.0-100.127.255.255 \
		127.0.0.0-127.255.255.255 169.254.0.0-169.254.255.255 172.16.0.0-172.31.255.255 \
		192.168.0.0-192.168.255.255 ::-::ffff:ffff:ffff 64:ff9b::-64:ff9b::ffff:ffff \
		2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff \
		fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff; do
		echo "denied-peer-ip=$network"
	done
	for address in $own4 $own6; do
		printf '%s=%s\n' listening-ip "$address" relay-ip "$address" allowed-peer-ip "$address"
	done
	[ -z "${EXTERNAL_IP:-}" ] || echo "external-ip=$EXTERNAL_IP${own4:+/$own4}"
}

run() {
	{
		settings
		printf '%s\n' "$@"
	} >"$folder/conf"
	# What it says would name addresses.
	turnserver -c "$folder/conf" >/dev/null 2>&1 &
	server=$!
}

touch -d @0 "$folder/taken"
while :; do
	found=$(find "$CERTIFICATES" -name "$SITE.crt" -newer "$folder/taken" 2>/dev/null | head -n 1)
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
			run "cert=$folder/turn.crt" "pkey=$folder/turn.key"
			secure=yes
		fi
	elif [ -z "$server" ]; then
		run no-tls no-dtls
	elif [ -z "$secure" ]; then
		waited=$((waited + 10))
		[ "$waited" -ne 60 ] || echo "There is no certificate for $SITE in $CERTIFICATES yet: TURN works without TLS." >&2
	fi
	if ! kill -0 "$server" 2>/dev/null; then
		rm -rf "$folder"
		echo "coturn has ended." >&2
		exit 1
	fi
	sleep 10 &
	pausing=$!
	wait "$pausing" || true
done

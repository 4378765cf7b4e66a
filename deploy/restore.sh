#!/bin/sh
# restore.sh BACKUP [FOLDER]: makes Redis' files from a backup in FOLDER, which must be empty; Missioncast must not run with it.
#
# A Redis that keeps an append-only file never looks at an .rdb, and would start empty beside it. So a Redis without one,
# which nobody can reach, takes the backup and is then told to keep one: https://redis.io/docs, "Redis persistence".
#
# MISSIONCAST_DATA  the data folder of `npm start`; .data unless set. FOLDER is its redis folder unless given.
set -eu
umask 077

backup=${1:?'Say which backup: restore.sh BACKUP [FOLDER]'}
folder=${2:-${MISSIONCAST_DATA:-.data}/redis}

fail() {
  echo "$1" >&2
  exit 1
}

said=$(redis-check-rdb "$backup" 2>&1) || fail "This is no backup, or a damaged one: $said"
mkdir -p "$folder"
[ -z "$(ls -A "$folder")" ] || fail "$folder holds streams already. Move it away first."

# A socket's path must be short.
work=$(mktemp -d)
redis=
give_up() {
  [ -z "$redis" ] || kill "$redis" 2>/dev/null || true
  rm -rf "$work" "$folder/restore.rdb"
}
trap give_up EXIT

cp "$backup" "$folder/restore.rdb"
redis-server --port 0 --unixsocket "$work/socket" --unixsocketperm 700 --save '' --appendonly no \
  --dir "$folder" --dbfilename restore.rdb --logfile "$work/log" &
redis=$!
ask() { redis-cli -s "$work/socket" -e "$@" 2>/dev/null; }

until [ "$(ask PING)" = PONG ]; do
  kill -0 "$redis" 2>/dev/null || fail "Redis cannot read the backup: $(tail -n 3 "$work/log")"
  sleep 0.1
done
ask CONFIG SET appendonly yes > "$work/answer"
until ask INFO persistence > "$work/info" && grep -q '^aof_rewrite_in_progress:0' "$work/info" && grep -q '^aof_rewrite_scheduled:0' "$work/info"; do
  kill -0 "$redis" 2>/dev/null || fail "Redis ended while it wrote: $(tail -n 3 "$work/log")"
  sleep 0.1
done
grep -q '^aof_last_bgrewrite_status:ok' "$work/info" || fail "Redis could not write: $(tail -n 3 "$work/log")"
streams=$(ask --scan --pattern 'plan:*' | wc -l)
ask SHUTDOWN NOSAVE || true
wait "$redis"
redis=
rm "$folder/restore.rdb"
# When root restores, the files are to be the folder's owner's.
chown -R --reference="$folder" "$folder"
echo "$folder: $streams streams. Those whose lifetime has passed since the backup are gone (rule P7)."

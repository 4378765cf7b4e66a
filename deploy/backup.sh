#!/bin/sh
# backup.sh FOLDER: copies all streams, as they are at one moment, into FOLDER/missioncast-<time>.rdb, while people go on.
#
# Redis sends the copy as it would to a replica: of a fork, so that it is consistent and nobody waits. It holds plans,
# names and channels, so it is for its owner's eyes alone; the administrative password is not in it.
#
# MISSIONCAST_DATA            the data folder of `npm start`; .data unless set
# MISSIONCAST_REDIS_PORT      unless set, what the data folder says
# MISSIONCAST_ADMIN_PASSWORD  the file that holds the password; unless set, the data folder's
# MISSIONCAST_BACKUPS_KEPT    so many stay in FOLDER, the newest; all unless set
set -eu
umask 077

folder=${1:?'Say which folder the backup goes to: backup.sh FOLDER'}
data=${MISSIONCAST_DATA:-.data}
password_file=${MISSIONCAST_ADMIN_PASSWORD:-$data/admin-password}

fail() {
  echo "$1" >&2
  exit 1
}

[ -r "$password_file" ] || fail "The administrative password cannot be read: $password_file"
port=${MISSIONCAST_REDIS_PORT:-$(cat "$data/run/redis-port" 2>/dev/null)} || fail "Missioncast does not run with the data folder $data."
# By the environment: other users can read arguments.
REDISCLI_AUTH=$(cat "$password_file")
export REDISCLI_AUTH

mkdir -p "$folder"
backup=$folder/missioncast-$(date -u +%Y%m%dT%H%M%SZ).rdb
trap 'rm -f "$backup.part"' EXIT

if ! said=$(redis-cli -h 127.0.0.1 -p "$port" --user admin --no-auth-warning --rdb "$backup.part" 2>&1); then
  fail "Redis gave no copy: $said"
fi
said=$(redis-check-rdb "$backup.part" 2>&1) || fail "The copy is damaged: $said"
sync "$backup.part"
mv "$backup.part" "$backup"
echo "$backup"

if [ -n "${MISSIONCAST_BACKUPS_KEPT:-}" ]; then
  # The names sort by time.
  ls -r "$folder" | grep -E '^missioncast-[0-9]{8}T[0-9]{6}Z\.rdb$' | tail -n "+$((MISSIONCAST_BACKUPS_KEPT + 1))" |
    while read -r old; do rm -f "$folder/$old"; done
fi

#!/bin/sh
# keep-library.sh FILE: loads the functions library into Redis, in the place of an older one, and again when it is gone (FUNCTION FLUSH).
#
# MISSIONCAST_REDIS_PORT   where Redis listens
# CREDENTIALS_DIRECTORY    has the file admin-password
set -eu

library=$1
# By the environment: other users can read arguments.
REDISCLI_AUTH=$(cat "$CREDENTIALS_DIRECTORY/admin-password")
export REDISCLI_AUTH

as_admin() { redis-cli -h 127.0.0.1 -p "$MISSIONCAST_REDIS_PORT" -e --user admin --no-auth-warning "$@"; }
load() { as_admin -x FUNCTION LOAD REPLACE < "$library" > /dev/null && echo 'The functions library is loaded.'; }

load
while sleep 2; do
  as_admin FUNCTION LIST LIBRARYNAME missioncast | grep -q missioncast || load
done

#!/bin/sh
# keep-library.sh FILE: sees to it that Redis has the functions library of FILE, for as long as it runs. It loads the library where there
# is none, as after FUNCTION FLUSH, or another one, as in a Redis that came back with an older copy of its data.
#
# MISSIONCAST_REDIS_PORT      where Redis listens
# MISSIONCAST_ADMIN_PASSWORD  the file that holds the password
#
# No failure ends it: Redis may be away, busy or full, and comes back.
set -u

library=$1
said=

# By the environment: other users can read arguments. Read each time: in a container it is another after each start of Redis.
as_admin() {
  REDISCLI_AUTH=$(cat "$MISSIONCAST_ADMIN_PASSWORD") \
    redis-cli -h 127.0.0.1 -p "$MISSIONCAST_REDIS_PORT" -e --user admin --no-auth-warning "$@" 2>&1
}

# A trouble that stays is told of once.
complain() {
  [ "$1" = "$said" ] || echo "$1" >&2
  said=$1
}

keep() {
  if ! listed=$(as_admin FUNCTION LIST LIBRARYNAME missioncast WITHCODE); then
    complain "Redis does not tell which library it has; trying on. $listed"
    return
  fi
  # The code comes last.
  loaded=$(printf '%s\n' "$listed" | sed '1,/^library_code$/d')
  if [ "$loaded" != "$(cat "$library")" ]; then
    why='there was another'
    if [ -z "$loaded" ]; then why='there was none'; fi
    if ! answer=$(as_admin -x FUNCTION LOAD REPLACE < "$library"); then
      complain "The functions library cannot be loaded yet; trying on. $answer"
      return
    fi
    echo "The functions library is loaded; $why."
  fi
  said=
}

while :; do
  keep
  sleep 2
done

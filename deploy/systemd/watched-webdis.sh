#!/bin/sh
# watched-webdis.sh CONFIG: becomes Webdis, and ends it by force when it hangs.
#
# systemd starts again only what ends. So it is asked for what it forbids by itself, whatever Redis does (403), and three
# silences in a row mean that it hangs; what lies unread in it must not be done later.
#
# WATCH_EVERY, WATCH_PATIENCE  seconds between the questions, and to wait for an answer: 2 and 3 unless set
set -eu

config=$1
port=$(sed -n 's/.*"http_port": *\([0-9]*\).*/\1/p' "$config")

# 28: curl ran out of time. A refused connection is no silence: systemd sees a Webdis that is dead.
is_silent() {
  curl --silent --max-time "${WATCH_PATIENCE:-3}" --output /dev/null "http://127.0.0.1:$port/PING"
  [ $? -eq 28 ]
}

watch() {
  silences=0
  while sleep "${WATCH_EVERY:-2}" && kill -0 $$ 2> /dev/null; do
    if is_silent; then silences=$((silences + 1)); else silences=0; fi
    if [ $silences -ge 3 ]; then
      echo 'Webdis does not answer; ending it.' >&2
      kill -KILL $$
    fi
  done
}

watch &
# $$ is Webdis from now on.
exec webdis "$config"

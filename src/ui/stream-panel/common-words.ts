/** What is tried first by whoever guesses passwords: the usual ones, seasons, months, names of aircraft and of what is flown here. */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwd pass word login admin root user guest test demo secret geheim letmein welcome hello hallo
  master super default changeme access open sesame dragon monkey shadow princess sunshine football baseball hockey soccer
  superman batman pokemon starwars matrix freedom whatever trustno iloveyou love lovely angel flower summer winter spring
  autumn january february march april june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday london paris berlin moscow america england germany russia ukraine france poland canada michael
  jordan thomas daniel robert george charlie andrew jessica jennifer ashley nicole maria anna alex max peter martin killer
  hunter ranger tiger eagle falcon hawk wolf bear phoenix mustang thunder lightning storm spitfire hurricane messerschmitt
  focke wulf stuka yak lagg sturmovik bomber fighter pilot flight squadron mission missioncast stream plan leader viewer
  sortie briefing server game gaming computer internet google windows samsung apple orange banana cheese chocolate coffee
  пароль привет`
    .split(/\s+/)
    .filter(Boolean),
)

BEGIN {
  print "on" > "/srv/state"
  close("/srv/state")
  while ((getline < "/proc/self/status") > 0) if ($1 == "Uid:") print "ok uid=" $3
}

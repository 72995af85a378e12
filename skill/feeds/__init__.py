"""What is on nearby, from calendars, open data and a coach's spreadsheet.

`feed` says what a feed is and what every kind gives. A refresh reads the feeds that are due (`sources`, over
`fetch`), keeps the last good copy of each (`store`), cleans and labels what they say (`listing`, with `text`
and `labels`), makes one list of it (`merging`) and publishes that to the housing store. `opening` puts these
together for the command line, for Lambda and beside the server; `adding` finds out what an address is.

A new kind of feed goes into `sources`. Tests mirror the packages in `tests/feeds`; a change to what tenants
hear gets a script in `tests/feeds/conversations`.
"""

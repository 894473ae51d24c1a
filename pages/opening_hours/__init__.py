"""When a place is open: pure functions of its hours, its time zone and an instant; no models.

One rule decides everything: at an instant a place is open if the clock on its wall then shows a
time within the hours of the day that its calendar shows. So no hour needs a rule of its own when
clocks change.
"""

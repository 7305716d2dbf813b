# The group rule: nobody may say of a whole small group that it is in a category that harms.
groups-why = This is a zero, and it is hidden: whoever saw it would know that all children of a group of fewer than { $units } are in one sensitive category.
groups-choose = Protected groups
groups-below = fewer than { $units } units
groups-hint = Protection status, grave flags, accompaniment: of no smaller group will anybody be able to say that all are in the same category.
groups-rule = Of no group of fewer than { $units } units can anybody say that all are in one sensitive category; zeros are hidden for this.
groups-public = Protection status, grave flags, accompaniment: of no group of fewer than { $units } units can anybody say that all are in one category. Zeros may be hidden for this in these tables: a hidden value may be zero there.
groups-title = Whole groups in a sensitive category
groups-line = { $cell }: all ({ $units }) in “{ $category }”
groups-answer = I have read these groups: I answer for what every reader will know of them.
groups-legend = zero hidden for a group
groups-of-package = groups of fewer than { $units } units protected
groups-not-of-package = without the group rule
groups-choose-sensitive = Threshold of sensitive tables
groups-same-threshold = the same
groups-higher = Table “{ $table }”: a higher threshold, { $threshold }. No value from 1 to { $threshold } exclusive is published in it.
groups-why-zero = This is a zero, and it is hidden: otherwise a small cell nearby, or a whole group, could be worked out by subtraction.

labels-total = Total
labels-unknown = Unknown
labels-place-unknown = Place unknown
labels-province-unknown = { $region }, province unknown or not published
labels-no-flag = No flag
labels-first = Children (once for each family of violations)
labels-further = Further units of the same children

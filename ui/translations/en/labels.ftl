labels-total = Total
labels-unknown = Unknown
labels-place-unknown = Place unknown
labels-province-unknown = { $region }, province unknown

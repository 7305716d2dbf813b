# Protecting tables and attacking them. An id starts with the name of this file.

disclosure-protected = { $hidden ->
    [one] Written: { $file }. { $hidden } number of { $cells } cells is hidden; { $sensitive } of them small.
   *[other] Written: { $file }. { $hidden } numbers of { $cells } cells are hidden; { $sensitive } of them small.
}
disclosure-proof = { $count ->
    [0] The proof was checked on the written file; it needed no other table.
    [one] The proof was checked on the written file: { $count } other table that nobody can rule out.
   *[other] The proof was checked on the written file: { $count } other tables that nobody can rule out.
}
disclosure-insider = { $count ->
    [0] Whoever knows any one hidden number already still finds two values or more for every small count.
    [one] Whoever knows one hidden number already can learn { $count } small count from it: hiding more would not change this. All others keep two values or more.
   *[other] Whoever knows one hidden number already can learn { $count } small counts from it: hiding more would not change this. All others keep two values or more.
}
disclosure-insider-safe = Safe against insiders: whoever knows any one hidden number exactly still finds two values or more for every small number.
disclosure-insider-not-shown = Nothing in the file alone shows that an insider learns a small number. For certainty add --records.
disclosure-insider-unsafe = { $count ->
    [one] Not safe against insiders: whoever knows one hidden number has { $count } other one exactly. Do not publish this file.
   *[other] Not safe against insiders: whoever knows the right hidden number has one of { $count } others exactly. Do not publish this file.
}
disclosure-insider-finding = { $table }: { $cell } follows from { $known } ({ $other })
disclosure-insider-undecided = { $count ->
    [one] { $count } hidden number follows from another one; only the records tell whether it is small (--records).
   *[other] { $count } hidden numbers follow from another one; only the records tell whether a small one is among them (--records).
}
disclosure-insider-unavoidable = { $count ->
    [one] Except { $count } small number, which follows from another one whatever is hidden.
   *[other] Except { $count } small numbers, which follow from others whatever is hidden.
}
disclosure-group = Everybody in { $cell } ({ $table }) is in { $category }: answer for it, or publish less detail.
disclosure-nothing-hidden = Nothing is hidden, so there is nothing to work out.
disclosure-safe = { $hidden ->
    [one] Safe: { $hidden } number is hidden, and at least { $narrowest } values remain possible for it.
   *[other] Safe: { $hidden } numbers are hidden, and at least { $narrowest } values remain possible for each that may be small.
}
disclosure-safe-unlimited = { $hidden ->
    [one] Safe: { $hidden } number is hidden, and nothing limits it from above.
   *[other] Safe: { $hidden } numbers are hidden, and nothing limits from above those that may be small.
}
disclosure-unsafe = Not safe: { $exact } hidden numbers can be worked out exactly, { $narrow } nearly. Do not publish this file.
disclosure-finding-exact = { $table }: { $cell } is { $low } ({ $how })
disclosure-finding-narrow = { $table }: { $cell } lies between { $low } and { $high } ({ $how })
disclosure-knowledge-propagation = by adding and subtracting published numbers
disclosure-knowledge-linear = by solving all published sums together
disclosure-knowledge-whole-numbers = by solving all published sums together in whole numbers
disclosure-knowledge-algorithm = by running the published method for every table there could be
disclosure-more = { $count ->
    [one] … and { $count } more cell; --report lists all.
   *[other] … and { $count } more cells; --report lists all.
}

# --- rounding

disclosure-rounded = Written: { $file }. Each of the { $cells } numbers is a multiple of { $base }, and all sums hold.
disclosure-rounded-error = Published and true numbers differ by { $mean } on average, by { $largest } at most.
disclosure-secret = The random numbers stand in the file that ends in “.secret”. Keep it as safe as the records and never publish it.
disclosure-rounded-safe = Safe: every number is rounded to multiples of { $base }, and at least { $narrowest } values remain possible for each that may be small.

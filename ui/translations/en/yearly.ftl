# The indicator report of a quarter or a year, made of several packages.
yearly-title = Indicators – { $office } – { $period }
yearly-kind = Indicator report – figures already released, added up
yearly-subheading =
    { $office } · period { $period } · { $sequence ->
        [one] one package
       *[other] { $sequence } packages
    }
yearly-scope = This report adds up figures already released for the period { $period }; nothing is counted anew. Different children are not added from one quarter to the next: a child seen again would count twice.
yearly-reading = An interval such as 21–28 means that at least one package hides its number: the true sum is inside. “21+”: at least 21, and no limit is certain. A hidden number is never taken for zero. A share is written only where both its numbers are. These figures are recorded incidents, never a prevalence.
yearly-signatures = Each package added up here is signed by two people; this report is not. Its digest is that of indicators.csv.
yearly-packages = Packages added up
yearly-number = no. { $number }
yearly-more = … and { $count } more packages.
yearly-missing = Without a package for part of the period: { $packages }

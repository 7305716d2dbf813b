# The report of indicators (PDF) of a release: for the monitoring mechanism and for the programme's M&E.

sheet-title = Indicators – { $office } – { $period }
sheet-kind = Report of indicators – aggregate, protected data
sheet-subheading = { $office } · period { $period } · release no. { $sequence }
sheet-scope = This report gives, for { $office } and the period { $period }, each indicator that the program can compute, with its definition. Indicators on violations are read from the tables of the release; a child with two violations in one incident counts twice there; those on follow-up count records, responses or acts, never children.
sheet-reading = ●: a value hidden to protect children; it is not zero. A share is written only where both of its numbers are. No number from 1 to below { $threshold } is published. These figures are recorded incidents, never a prevalence.
sheet-signatures = Two people signed the package that holds this report. LISEZMOI.txt says how to check it with stock tools.
sheet-part-mechanism = National monitoring mechanism
sheet-part-programme = Monitoring and evaluation of the joint programme: protects, empowers, services
sheet-part-goals = Partial inputs to the Sustainable Development Goals
sheet-part-refused = What is not computed, and why
sheet-refused = A wrong figure does more harm than a missing one. The following indicators are not computed here:
sheet-number = Number
sheet-met = Yes
sheet-of = Out of
sheet-programme-place = { $place } (place of the programme)
sheet-code-t = Total
sheet-code-u = Unknown
sheet-code-y = Yes
sheet-code-n = No
sheet-code-several = Several categories
sheet-reason-survey = measured by a survey of the population; recorded incidents cannot give it.
sheet-reason-questionnaire = an answer to a questionnaire on policies, not a count.
sheet-reason-other-source = comes from another source, which is authoritative.
sheet-reason-not-recorded = this step is not recorded in the records.
sheet-reason-no-population = no population is known for migrant and refugee children by region: a rate would be wrong.
sheet-reason-by-hand = noted by hand, outside the records.
sheet-reason-imported = a figure for comparison, published by another institution.
sheet-reason-no-table = the table it is read from is not in this release.

# The indicator report of a quarter or a year, made of several packages.
yearly-title = Indicators – { $office } – { $period }
yearly-kind = Indicator report – several released packages, added up
yearly-subheading = { $office } · period { $period } · { $sequence } packages
yearly-scope = This report adds up figures already released for the period { $period }; nothing is counted anew. Different children are not added from one quarter to the next: a child seen again would count twice.
yearly-reading = An interval such as 21–28 means that at least one package hides its number: the true sum is inside. “≥”: no limit is certain. A hidden number is never taken for zero. A share is written only where both its numbers are. These figures are recorded incidents, never a prevalence.
yearly-signatures = Each package added up here is signed by two people; this report is not. Its digest is that of indicators.csv.
yearly-packages = Packages added up
yearly-number = no. { $number }
yearly-more = … and { $count } more packages.
yearly-missing = Without a package for part of the period: { $packages }
cli-reported = { $packages } packages added up for { $period }: { $offices }.

dashboard-title = Dashboard
dashboard-inside = Internal, exact figures: they stay in this vault. To publish, prepare a release.
dashboard-verified = Verified
dashboard-recorded = All
dashboard-last-year = Last twelve months
dashboard-trend = Incidents by month
dashboard-map = Incidents by region
dashboard-branches = Violations
dashboard-quality = Data quality
dashboard-figure-total = Incidents of the period
dashboard-figure-overdue = Overdue follow-ups
dashboard-choose = Each number explains itself
dashboard-choose-text = Choose a number, a bar or a region: its rule appears here, with its records.
dashboard-open-records = See the records that were counted
dashboard-rule-total = An incident counts once, in the month of the first day on which it may have happened.
dashboard-rule-month = Incidents whose first possible day lies in this month.
dashboard-rule-region = Incidents placed in this region, those with an unknown province included.
dashboard-rule-branch = Incidents with at least one act of this branch of the taxonomy; an incident may count in several.
dashboard-rule-status = All records of the office that have this status today, whatever the period.
dashboard-rule-overdue = Open records with a follow-up that was due before today and is not completed.
dashboard-basis-verified = Only verified or closed records count.
dashboard-basis-recorded = All records count, drafts too; duplicates and withdrawn ones do not.
dashboard-open =
    { $count ->
    [0] No record
    [one] See the record
   *[other] See the { $count } records
}

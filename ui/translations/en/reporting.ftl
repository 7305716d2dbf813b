# The ready-made indicator report: which period, what is in it, writing it.

reporting-button = Report…
reporting-title = Indicator report
reporting-lead = For the monitoring mechanism and the programme’s M&E: violations, services by sector, referrals (delay, completion), protects and empowers, the four places of the programme. In French, Arabic and English.
reporting-source = Only figures that are released and signed enter it. A hidden number stays hidden: the sum becomes an interval.
reporting-period = Period of the report
reporting-quarter = { $year }, quarter { $quarter }
reporting-year = Year { $year }
reporting-inside = Releases in this report
reporting-part = no. { $number } · { $period }
reporting-missing = Without a release: { $quarters }
reporting-complete = Every quarter of the period has its release.
reporting-none = No release is signed yet. As soon as one is, its report can be written here.
reporting-write = Write the report…
reporting-name = Name the folder of the report
reporting-reason = A report made of released figures is about to be written outside the vault.
reporting-running = Writing the report
reporting-count = { $done } of { $total } releases read. Stopping leaves everything as it was.
reporting-written = Report written
reporting-not-written = Nothing was written
reporting-folder = Folder: { $folder }
reporting-files = indicators-fr.pdf, indicators-ar.pdf, indicators-en.pdf; the same figures in indicators.csv.
reporting-stop = Stop
reporting-close = Close

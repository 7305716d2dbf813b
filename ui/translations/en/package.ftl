# The package for the authority: LISEZMOI.txt, description of the data, workbook.

package-title = Violations of children's rights – { $office } – period { $period }
package-description = Aggregated and protected figures. A hidden cell (OBS_STATUS = Q) has no value: do not read it as zero or as a small number. Threshold: { $threshold }.
package-what-title = WHAT IS IN THIS PACKAGE
package-what =
    Release no. { $sequence } of { $office }, period { $period }. Aggregated figures only:
    no name, no date of birth, no narrative. Unit counted: child × type of violation × incident.
    data/cube.csv and data/codes.csv  the figures and the meaning of the codes (UTF-8, comma)
    data/cube.xlsx                    the same figures for a spreadsheet, in French and Arabic
    data/cube.hxl.csv                 the same figures with HXL hashtags
    sdmx/                             SDMX 2.1 and 3.0 (XML and CSV); sdmx/unicef-*: names of UNICEF's warehouse
    dhis2/                            DHIS2: metadata, values (JSON, CSV, ADX); suppressed.json: hidden cells
    datapackage.json                  description of the columns (Frictionless Data Package 2)
    report-en.pdf, -fr, -ar           bulletin to read
    manifest.json                     threshold, rules, what stayed out
package-cells-title = CELLS
package-cells =
    OBS_STATUS A: published value; 0 means zero.
    OBS_STATUS Q, CONF_STATUS C, empty value: cell hidden to protect children. Do not read it as zero.
    OBS_STATUS E: rounded value.  OBS_STATUS M: not applicable.  _Z: dimension not in this table.
    A value from 1 to { NUMBER($threshold) } exclusive is never published; other cells are hidden with it.
package-zeros =
    Zeros may be hidden like other cells: a hidden value may be zero.
package-cells-rounded =
    OBS_STATUS E: rounded value, a multiple of { $base }. 0 stands for { $small }: zero or small, nobody can tell which.
    All sums hold. Margins may differ from the true number by more than single cells.
    _Z: dimension not in this table.
package-sum-title = BEWARE
package-sum =
    Totals are rows of the file. Do not add up a column: everything would be counted several times.
    Do not replace an empty cell by zero.
package-check-title = CHECK WITHOUT OUR PROGRAM
package-check =
    1. age -d -i your-identity.txt -o package.zip CRV_….zip.age
    2. unzip package.zip -d package ; cd package
    3. sha256sum -c SHA256SUMS
    4. minisign -V -p preparer.pub -m SHA256SUMS -x SHA256SUMS.minisig
    5. minisign -V -p approver.pub -m SHA256SUMS -x SHA256SUMS.approved.minisig
    The two signers must be two different people, the approver a supervisor. The signed comment repeats office,
    number, period and head of the audit trail: compare them with manifest.json. A number that you already received
    with other bytes is a fraud or a mistake: ask the office.
package-limits-title = LIMITS
package-limits =
    These figures count what came to the office's knowledge and was verified. They do not measure how frequent
    violations are in the population, and places cannot be compared without care.

package-sheet-data = Data
package-sheet-codes = codes
package-column-table = Table
package-column-value = Number
package-column-status = State
package-column-dimension = Dimension
package-column-code = Code
package-column-parent = Parent code
package-column-label = Label
package-status-value = published
package-status-hidden = hidden
package-status-rounded = rounded
package-status-not-applicable = not applicable
package-status-total = total
package-warning = Do not add up: totals are among the rows. Do not read an empty "hidden" cell as zero.
package-dimension-place = Place
package-dimension-violation = Violation
package-dimension-sex = Sex
package-dimension-age = Age
package-dimension-status = Protection status
package-dimension-month = Month
package-dimension-setting = Setting
package-dimension-accompaniment = Accompaniment
package-table-place-violation = Violations by place
package-table-violation-sex-age = Violations by sex and age
package-table-violation-status = Violations by protection status
package-table-place-sex-age = Places by sex and age
package-table-month = Violations by month
package-dimension-flag = Flag
package-dimension-counted = Children and units
package-dimension-child = Children and units
package-table-place-flag = Flags by region
package-table-violation-children = Children and units by family of violations
package-table-children = Children affected, by sex and age
package-table-accompaniment = Accompaniment of the children
package-table-setting = Setting of the facts
package-dimension-sector = Sector
package-dimension-kind = Kind of response
package-dimension-delay = Delay
package-dimension-perpetrator = Alleged perpetrator
package-dimension-notified = Notified
package-dimension-assent = Assent
package-dimension-verified-in-7-days = Verified in 7 days
package-dimension-complete = Complete
package-dimension-closed = Closed
package-dimension-to-cndh = Passed to CNDH
package-dimension-within-72-hours = Within 72 hours
package-dimension-completed = Completed
package-dimension-unavailable = Not available

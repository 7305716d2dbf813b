quality-title = Data quality
quality-lead = Each number opens its records. Nothing is corrected by itself: a person looks.
quality-check = Check now
quality-stop = Stop
quality-progress = { $done } of { $total } records checked
quality-clean-title = Nothing to look at
quality-clean-text = Submitted, verified and closed records were checked; none needs to be looked at.
quality-never-title = Not checked yet
quality-never-text = “Check now” reads submitted, returned, verified and closed records and shows what is missing or strange.
quality-kind-missing = Missing
quality-kind-impossible = Impossible
quality-kind-doubtful = Doubtful
quality-kind-outlier = Unusual for this office
quality-kind-duplicate = Perhaps already recorded
quality-kind-identifier = Identifier in free text
quality-rule-missing = Fields that the form or the tables need and that are empty. A protection status that was not asked is never one of them.
quality-rule-impossible = Values that cannot be true together, by the rules of the form.
quality-rule-doubtful = Values that are possible but rare, by the rules of the form.
quality-rule-outlier = Delay, children or acts more than three interquartile ranges above the third quartile of this office.
quality-rule-duplicate = Same place, near dates, same act or child: at least 8 points of likeness.
quality-rule-identifier = Telephone numbers, e-mail addresses, document numbers and names found in narratives, notes and services.
quality-code-date-missing = Date missing
quality-code-date-future = Date in the future
quality-code-date-too-old = Date too old
quality-code-reported-missing = First report missing
quality-code-reported-before-incident = Reported before it happened
quality-code-place-missing = Place missing
quality-code-place-unknown = Place not in the list
quality-code-place-region-only = Region only
quality-code-channel-missing = Channel missing
quality-code-text-too-long = Text too long
quality-code-characters-forbidden = Deceptive characters
quality-code-scripts-mixed = Mixed scripts in a name
quality-code-violation-missing = Violation missing
quality-code-term-missing = Type of violation missing
quality-code-term-unknown = Term not in the taxonomy
quality-code-term-of-another-version = Term of another version of the taxonomy
quality-code-term-too-broad = Term too broad
quality-code-victim-missing = Violation without a child
quality-code-count-impossible = Impossible number
quality-code-count-zero = Empty group
quality-code-killing-without-death = Killing without a death
quality-code-conflict-not-stated = Link to a conflict not confirmed
quality-code-neglect-without-carer = Neglect without a carer
quality-code-age-missing = Age missing
quality-code-age-impossible = Impossible age
quality-code-adult-at-the-time = 18 or older at the time
quality-code-born-after-incident = Born after the incident
quality-code-age-disagrees = Age disagrees with birth date
quality-code-key-repeated = Repeated entry
quality-code-link-broken = Broken link
quality-code-victim-not-linked = Child without a violation
quality-code-source-missing = Source missing
quality-code-consent-refused = Recording refused
quality-code-consent-missing = Consent to record missing
quality-code-consent-count-missing = Consent to be counted missing
quality-code-due-before-given = Follow-up before the response
quality-code-sex-unknown = Sex unknown
quality-code-no-response = No response recorded
quality-code-sources-not-judged = Reliability of sources not judged
quality-code-identifier-phone = Telephone number
quality-code-identifier-email = E-mail address
quality-code-identifier-document = Document number
quality-code-identifier-name = Name of a child or source
quality-code-identifier-person = Name after a title
quality-code-unusual-lag = Delay of the report
quality-code-unusual-children = Number of children
quality-code-unusual-acts = Number of violations
quality-code-alike = Alike in place, date, act or child
quality-code-same-name = Same name
quality-code-handle-alone = To be handled alone
quality-sex-unknown = The sex is unknown: the child will be missing from tables by sex.
quality-no-response = No response or referral is recorded.
quality-sources-not-judged = No source’s reliability was judged.
quality-handle-alone = Flag of trafficking: to be read and verified alone, never with others.
quality-same-name = A child of the same name is in { $number }.
quality-alike = { $number } is alike: place, date, act or child.
quality-unusual-lag = Reported { $count } days after it happened; this office rarely goes beyond { $limit }.
quality-unusual-children = { $count } children; this office rarely goes beyond { $limit }.
quality-unusual-acts = { $count } violations; this office rarely goes beyond { $limit }.
quality-unchecked =
    { $count ->
    [0] Everything is checked
    [one] { $count } record to check
   *[other] { $count } records to check
}
quality-identifier-phone =
    { $count ->
    [one] A telephone number in this text.
   *[other] { $count } telephone numbers in this text.
}
quality-identifier-email =
    { $count ->
    [one] An e-mail address in this text.
   *[other] { $count } e-mail addresses in this text.
}
quality-identifier-document =
    { $count ->
    [one] A number that looks like that of a document.
   *[other] { $count } numbers that look like those of documents.
}
quality-identifier-name =
    { $count ->
    [one] A name that the record already keeps elsewhere is in this text.
   *[other] Names that the record keeps elsewhere are in this text { $count } times.
}
quality-identifier-person =
    { $count ->
    [one] A person seems to be named in this text. The name of an alleged perpetrator must not be in it.
   *[other] { $count } persons seem to be named in this text. The name of an alleged perpetrator must not be in it.
}

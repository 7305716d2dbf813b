answers-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
answers-month-year = { $month } { $year }
answers-rights = CIDE art. { $articles }
answers-group = { $total } (filles { $girls }, garçons { $boys }, sexe inconnu { $unknown })
answers-month-1 = janvier
answers-month-2 = février
answers-month-3 = mars
answers-month-4 = avril
answers-month-5 = mai
answers-month-6 = juin
answers-month-7 = juillet
answers-month-8 = août
answers-month-9 = septembre
answers-month-10 = octobre
answers-month-11 = novembre
answers-month-12 = décembre
answers-kib = { $size } Kio
answers-mib = { $size } Mio

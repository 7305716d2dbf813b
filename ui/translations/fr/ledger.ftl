### Registre des publications

ledger-waiting = { $count ->
    [one] { $count } unité comptée auparavant n’est plus dans les fiches : la baisse attend la remise à plat annuelle.
   *[other] { $count } unités comptées auparavant ne sont plus dans les fiches : la baisse attend la remise à plat annuelle.
}

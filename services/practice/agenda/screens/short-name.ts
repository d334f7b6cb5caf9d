/** "Dr Quéré" of "Dr Nolwenn Quéré"; what is no person keeps its name. */
export function shortName(name: string): string {
  const [civility = '', first, ...last] = name.split(' ');
  return ['Dr', 'Pr'].includes(civility) && first !== undefined && last.length > 0
    ? `${civility}\u00A0${last.join(' ')}`
    : name;
}

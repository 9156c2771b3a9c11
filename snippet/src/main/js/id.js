// UUID version 7 by getRandomValues, since randomUUID exists on https pages only. Decimal digits serve as hex ones.
export const newId = () =>
  ('0' + Date.now().toString(16) + crypto.getRandomValues(new Uint32Array(5)).join('')).replace(
    /(.{8})(.{4})(.{3})(.{3})(.{12}).*/,
    '$1-$2-7$3-a$4-$5',
  );

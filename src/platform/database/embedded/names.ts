export const product = 'Throughline';
export const adminRole = 'throughline_admin';
export const databaseName = 'throughline';
export const systemFolder = '/var/lib/throughline';

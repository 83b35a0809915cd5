/** The client: functions by operationId, and zod to check what the desk answers against the contract. */
export default {
  input: '../../main/resources/openapi.yaml',
  output: 'client',
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true },
    'zod',
    { name: '@hey-api/sdk', responseStyle: 'data', validator: { response: 'zod' } },
  ],
};

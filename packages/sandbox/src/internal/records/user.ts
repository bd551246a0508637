/** The only user. */
export const USER = { user_id: 'system', user_display_name: 'System', user_email: 'system@system.invokeai' };

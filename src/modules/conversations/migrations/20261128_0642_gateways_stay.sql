-- The key of a provider goes where its gateway was connected to, and nowhere else afterwards.
revoke update (url) on gateways from throughline_server;

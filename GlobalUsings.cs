// CDKTF's own namespaces, in one place: the way to CDK Terrain (Io.Cdktn…) begins by changing these.
global using Constructs;
global using HashiCorp.Cdktf;

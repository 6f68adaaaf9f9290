// CDKTF's own namespaces, in one place: the way to CDK Terrain (Io.Cdktn…) begins by changing these.
#pragma warning disable IDE0005 // Not every project needs both.
global using Constructs;
global using HashiCorp.Cdktf;

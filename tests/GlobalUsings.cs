global using HashiCorp.Cdktf;
global using NUnit.Framework;

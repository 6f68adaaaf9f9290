namespace Tap.Tests.Functions.Aws;

/// <summary>A call that a function made, with one of the permissions that it takes.</summary>
/// <param name="Caller">The function's folder in <c>functions/</c>.</param>
/// <param name="Permission">The permission.</param>
public sealed record AwsCall(string Caller, AwsPermission Permission);

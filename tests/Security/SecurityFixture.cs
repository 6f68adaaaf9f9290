using Tap.Security;

namespace Tap.Tests.Security;

/// <summary>A role and a key in a stack called <c>test</c>.</summary>
internal static class SecurityFixture
{
    /// <summary>A role without AWS-managed policies.</summary>
    public static Role Role(this TapStack stack, string id = "role") =>
        new(stack, id, new() { Name = id, Trust = Trust.Service("lambda.amazonaws.com") });

    /// <summary>A key with the alias <c>data</c>.</summary>
    public static EncryptionKey EncryptionKey(this TapStack stack) => new(stack, "key", new() { Name = "data", Description = "Test" });
}

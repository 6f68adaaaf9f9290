namespace Tap.Tests.EndToEnd;

/// <summary>
/// The <c>foundation</c> stack that stages log through. In an emulator, whose account is new, it is deployed with the first stack that
/// needs it and destroyed at the end. In an account at AWS it must be deployed already: the setting is the account's, and a second stack
/// would take it over.
/// </summary>
[SetUpFixture]
internal sealed class FoundationOfTheRun
{
    private static readonly Lazy<DeployedStack> Stack = new(() => DeployedStack.Apply("foundation"));

    /// <summary>Sees to it that stages can log.</summary>
    public static void Ensure()
    {
        if (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 })
            _ = Stack.Value;
    }

    [OneTimeTearDown]
    public void Destroy()
    {
        if (Stack.IsValueCreated)
            Stack.Value.Dispose();
    }
}

[assembly: NonParallelizable] // jsii is not thread-safe

/// <summary>Starts jsii as the program does, before the first test.</summary>
[SetUpFixture]
internal sealed class AssemblySetup
{
    [OneTimeSetUp]
    public void StartJsii() => Tap.JsiiRuntime.Start();
}

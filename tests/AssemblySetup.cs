[assembly: NonParallelizable] // jsii is not thread-safe

/// <summary>Starts jsii as the program does, before the first test; and leaves nothing in the temp directory after the last.</summary>
[SetUpFixture]
internal sealed class AssemblySetup
{
    private static readonly string[] TempVariables = ["TMPDIR", "TMP", "TEMP"];

    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("tap-tests-");

    [OneTimeSetUp]
    public void StartJsii()
    {
        // CDKTF's Testing.App makes an output folder for each app, and never deletes one.
        foreach (var variable in TempVariables)
            Environment.SetEnvironmentVariable(variable, temp.FullName);
        Tap.Hosting.JsiiRuntime.Start();
    }

    [OneTimeTearDown]
    public void Delete() => temp.Delete(recursive: true);
}

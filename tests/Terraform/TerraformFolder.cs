using System.Diagnostics;
using System.Text.Json;

namespace Tap.Tests.Terraform;

/// <summary>A folder with a stack's synthesized JSON, on which the real Terraform with the real AWS provider works.</summary>
/// <param name="folder">The folder.</param>
internal sealed class TerraformFolder(string folder)
{
    /// <summary>
    /// Makes <c>plan</c> work without an account: credentials that nobody asks AWS about, and state in a local file.
    /// </summary>
    public void GoOffline() => File.WriteAllText(Path.Combine(folder, "offline_override.tf.json"), """
        {
          "terraform": { "backend": { "local": { "path": "offline.tfstate" } } },
          "provider": {
            "aws": {
              "region": "us-east-1", "access_key": "offline", "secret_key": "offline",
              "skip_credentials_validation": true, "skip_requesting_account_id": true, "skip_metadata_api_check": "true"
            }
          }
        }
        """);

    /// <summary>Runs <c>terraform init</c>.</summary>
    public void Initialize() => Run("init", "-input=false");

    /// <summary>Runs <c>terraform validate</c>.</summary>
    /// <returns>Its diagnostics, errors and warnings alike.</returns>
    public IReadOnlyList<string> Validate()
    {
        var (_, output) = Start("validate", "-json");
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("diagnostics").EnumerateArray().Select(diagnostic => diagnostic.GetRawText())];
    }

    /// <summary>Runs <c>terraform plan</c> and returns the planned changes.</summary>
    public IReadOnlyList<JsonElement> Plan()
    {
        Run("plan", "-input=false", "-lock=false", "-out=plan.tfplan");
        return [.. JsonDocument.Parse(Run("show", "-json", "plan.tfplan")).RootElement.GetProperty("resource_changes").EnumerateArray()];
    }

    private string Run(string command, params string[] arguments)
    {
        var (exitCode, output) = Start(command, arguments);
        return exitCode == 0 ? output : throw new AssertionException($"terraform {command} failed with {exitCode} in {folder}:\n{output}");
    }

    private (int ExitCode, string Output) Start(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo("terraform", [command, "-no-color", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("TF_VAR_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        ProviderMirror.Configure(start.Environment, folder);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 || output.StartsWith('{') ? output : output + error.Result);
    }
}

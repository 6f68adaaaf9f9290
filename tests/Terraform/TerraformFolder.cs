using System.Diagnostics;
using System.Text.Json;

namespace Tap.Tests.Terraform;

/// <summary>A folder with a stack's synthesized JSON, on which the real Terraform with the real AWS provider works.</summary>
/// <param name="folder">The folder.</param>
/// <param name="environment">Variables for Terraform. Those of this process for AWS and for Terraform's own variables are kept from
/// it.</param>
internal sealed class TerraformFolder(string folder, params IReadOnlyList<(string Variable, string Value)> environment)
{
    /// <summary>
    /// Makes <c>plan</c> work without an account: nobody asks AWS about the credentials, and the state is in a local file.
    /// </summary>
    public void GoOffline() => File.WriteAllText(Path.Combine(folder, "offline_override.tf.json"), """
        {
          "terraform": { "backend": { "local": { "path": "offline.tfstate" } } },
          "provider": {
            "aws": {
              "region": "us-east-1",
              "skip_credentials_validation": true, "skip_requesting_account_id": true, "skip_metadata_api_check": "true"
            }
          }
        }
        """);

    /// <summary>Runs <c>terraform init</c>.</summary>
    public void Initialize() => Run("init", "-input=false");

    /// <summary>Runs <c>terraform init</c> after the backend has changed, and takes the state along.</summary>
    public void MigrateState() => Run("init", "-input=false", "-migrate-state", "-force-copy");

    /// <summary>Runs <c>terraform validate</c>.</summary>
    /// <returns>Its diagnostics, errors and warnings alike.</returns>
    public IReadOnlyList<string> Validate()
    {
        var (_, output) = Start("validate", "-json");
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("diagnostics")
            .EnumerateArray()
            .Select(diagnostic => diagnostic.GetRawText())];
    }

    /// <summary>Runs <c>terraform plan</c>, with more options if there are some, and returns what it says of each resource.</summary>
    public IReadOnlyList<JsonElement> Plan(params IReadOnlyList<string> options)
    {
        var plan = JsonDocument.Parse(PlanAsJson(options)).RootElement;
        return plan.TryGetProperty("resource_changes", out var changes) ? [.. changes.EnumerateArray()] : [];
    }

    /// <summary>Runs <c>terraform plan</c>, with more options if there are some, and returns the JSON of the plan.</summary>
    public string PlanAsJson(params IReadOnlyList<string> options)
    {
        Run("plan", ["-input=false", "-lock=false", "-out=plan.tfplan", .. options]);
        return Run("show", "-json", "plan.tfplan");
    }

    /// <summary>
    /// Writes a state in which everything in the folder's stack has been made, of which nothing but an id is known: enough to plan its end.
    /// </summary>
    public void PretendToBeApplied()
    {
        var resources =
            from type in JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cdk.tf.json"))).RootElement.GetProperty("resource")
                .EnumerateObject()
            from resource in type.Value.EnumerateObject()
            select new
            {
                mode = "managed", type = type.Name, name = resource.Name, provider = "provider[\"registry.terraform.io/hashicorp/aws\"]",
                instances = new[] { new { schema_version = 0, attributes = new { id = resource.Name } } },
            };
        File.WriteAllText(Path.Combine(folder, "offline.tfstate"), JsonSerializer.Serialize(new
        {
            version = 4, terraform_version = "1.11.0", serial = 1, lineage = Guid.Empty, outputs = new { }, resources,
        }));
    }

    /// <summary>Runs <c>terraform plan -destroy</c> without asking AWS what is there.</summary>
    /// <returns>What it has to say, a JSON object each, whether it fails or not.</returns>
    public IReadOnlyList<JsonElement> PlanToDestroy()
    {
        var (_, output) = Start("plan", "-destroy", "-refresh=false", "-input=false", "-lock=false", "-json");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>Runs <c>terraform apply</c>.</summary>
    public void Apply() => Run("apply", "-input=false", "-auto-approve");

    /// <summary>Runs <c>terraform destroy</c>.</summary>
    public void Destroy() => Run("destroy", "-input=false", "-auto-approve");

    /// <summary>The addresses of all resources in the state.</summary>
    public IReadOnlyList<string> State() =>
        Run("state", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The value of an output.</summary>
    public string Output(string name) => Run("output", "-raw", name).Trim();

    private string Run(string command, params string[] arguments)
    {
        var (exitCode, output) = Start(command, arguments);
        return exitCode == 0 ? output : throw new AssertionException($"terraform {command} failed with {exitCode} in {folder}:\n{output}");
    }

    private (int ExitCode, string Output) Start(string command, params string[] arguments)
    {
        string[] withoutColor = command is "state" or "output" ? [command, .. arguments] : [command, "-no-color", .. arguments];
        var start = new ProcessStartInfo("terraform", withoutColor)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("TF_VAR_", StringComparison.Ordinal))
            .ToList())
            start.Environment.Remove(name);
        // A provider block with credentials would be a finding of the guardrails.
        start.Environment["AWS_ACCESS_KEY_ID"] = start.Environment["AWS_SECRET_ACCESS_KEY"] = "offline";
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        ProviderMirror.Configure(start.Environment, folder);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // A failed command tells why on standard error; the plan before it is pages long.
        return (process.ExitCode, process.ExitCode == 0 || error.Result.Length == 0 ? output : error.Result);
    }
}

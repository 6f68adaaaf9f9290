using Tap.Tests.Program;
using Tap.Tests.Terraform;

namespace Tap.Tests.EndToEnd;

/// <summary>
/// A stack deployed to where this process's AWS variables point: an AWS-compatible endpoint, or AWS. It is deployed under a suffix of its
/// own, with local state, outside production, and destroyed at the end.
/// </summary>
internal sealed class DeployedStack : IDisposable
{
    private readonly SynthesizedApp app;
    private readonly string name;
    private readonly (string, string)[] environment;

    private DeployedStack(SynthesizedApp app, string name, (string, string)[] environment, TerraformFolder terraform)
    {
        this.app = app;
        this.name = name;
        this.environment = environment;
        Terraform = terraform;
    }

    /// <summary>Terraform in the stack's folder.</summary>
    public TerraformFolder Terraform { get; }

    /// <summary>Synthesizes and applies a stack.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="environment">Further environment variables, for the program and for Terraform.</param>
    public static DeployedStack Apply(string stack, params (string Variable, string Value)[] environment)
    {
        if (Environment.GetEnvironmentVariable("TAP_E2E") != "1")
            Assert.Ignore("End-to-end tests deploy for real: set TAP_E2E=1, and AWS_ENDPOINT_URL for an emulator or credentials for AWS.");

        (string, string)[] all =
        [
            .. Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Select(entry => ((string)entry.Key, (string)entry.Value!))
                .Where(entry => entry.Item1.StartsWith("AWS_", StringComparison.Ordinal)),
            ("ENVIRONMENT_SUFFIX", $"e2e{Random.Shared.Next(0x1000, 0xffff):x}"), ("TAP_ENVIRONMENT", "test"), ("TAP_STATE", "local"),
            .. environment,
        ];
        var app = new SynthesizedApp(all);
        Assert.That(app.ExitCode, Is.Zero, app.Error);
        var terraform = new TerraformFolder(app.StackFolder(stack), all);
        terraform.Initialize();
        try
        {
            terraform.Apply();
        }
        catch
        {
            terraform.Destroy();
            throw;
        }

        return new DeployedStack(app, stack, all, terraform);
    }

    /// <summary>
    /// Synthesizes the stack with other settings for its state, in the same folder, and moves the state to where they say.
    /// </summary>
    /// <param name="changes">Environment variables that differ from those that the stack was applied with.</param>
    public void MoveState(params (string Variable, string Value)[] changes)
    {
        using var changed = new SynthesizedApp([.. environment, .. changes]);
        Assert.That(changed.ExitCode, Is.Zero, changed.Error);
        File.Copy(
            Path.Combine(changed.StackFolder(name), "cdk.tf.json"), Path.Combine(app.StackFolder(name), "cdk.tf.json"), overwrite: true);
        Terraform.MigrateState();
    }

    /// <summary>Plans again: nothing may have changed.</summary>
    public void AssertSecondPlanIsEmpty() => Assert.That(
        Terraform.Plan().Where(change => change.GetProperty("change").GetProperty("actions").ToString() != """["no-op"]""")
            .Select(change => change.ToString()), Is.Empty);

    /// <summary>Destroys the stack: nothing may be left.</summary>
    public void AssertDestroyLeavesNothing()
    {
        Terraform.Destroy();
        Assert.That(Terraform.State(), Is.Empty);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Terraform.Destroy();
        app.Dispose();
    }
}

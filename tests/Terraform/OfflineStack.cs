using Tap.Tests.Synthesis;

namespace Tap.Tests.Terraform;

/// <summary>A stack in a folder of its own, which the real provider validates and plans without an account.</summary>
internal sealed class OfflineStack : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tap-stack-");

    /// <summary>Synthesizes a stack with what <paramref name="build"/> puts into it, and initializes Terraform.</summary>
    public OfflineStack(Action<TapStack> build)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "cdk.tf.json"), SynthesizedStack.Of(build).Json);
        Terraform = new TerraformFolder(folder.FullName);
        Terraform.GoOffline();
        Terraform.Initialize();
    }

    /// <summary>Terraform in its folder.</summary>
    public TerraformFolder Terraform { get; }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}

namespace Tap.Tests.Terraform;

/// <summary>
/// Where Terraform gets the AWS provider from: from wherever the user's own configuration says; and if there is none, from a folder named
/// <c>registry.terraform.io</c> on this machine, if one is near the root; else from the registry.
/// </summary>
internal static class ProviderMirror
{
    private const string Registry = "registry.terraform.io";
    private const string ConfigurationVariable = "TF_CLI_CONFIG_FILE";

    private static readonly string[] NotStorage = ["dev", "proc", "run", "sys", "tmp"];

    /// <summary>
    /// Sets <c>TF_CLI_CONFIG_FILE</c> for a Terraform process whose own folder is <paramref name="folder"/>, if it needs one.
    /// </summary>
    public static void Configure(IDictionary<string, string?> environment, string folder)
    {
        if (environment.TryGetValue(ConfigurationVariable, out var configured) && File.Exists(configured))
            return;
        environment.Remove(ConfigurationVariable);
        if (Found.Value is not { } mirror)
            return;

        var file = Path.Combine(folder, "mirror.tfrc");
        File.WriteAllText(file, $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{mirror.Replace('\\', '/')}}"
              }
            }
            """);
        environment[ConfigurationVariable] = file;
    }

    private static readonly Lazy<string?> Found = new(() => DriveInfo.GetDrives()
        .Where(drive => drive.IsReady && drive.RootDirectory.FullName == Path.GetPathRoot(AppContext.BaseDirectory))
        .SelectMany(drive => Below(drive.RootDirectory.FullName).Where(path => !NotStorage.Contains(Path.GetFileName(path))))
        .SelectMany(Below)
        .FirstOrDefault(path => Directory.Exists(Path.Combine(path, Registry, "hashicorp", "aws"))));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateDirectories(
            folder, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint });
}

using Tap.Compute;

namespace Tap.Tests.Functions.Lambda;

/// <summary>What the synthesized stack says about a function, with references resolved.</summary>
public sealed record FunctionSettings
{
    /// <summary>Its package.</summary>
    public required FunctionPackage Code { get; init; }

    /// <summary>The function's name in AWS.</summary>
    public required string Name { get; init; }

    /// <summary>Memory in MB.</summary>
    public required int MemorySize { get; init; }

    /// <summary>How long an invocation may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Its environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What its role's customer-managed policies allow.</summary>
    public required IReadOnlyList<AwsPermission> Permissions { get; init; }

    /// <summary>
    /// The options that the start script of Lambda's runtime gives node: nine tenths of the function's memory for what lives long, a
    /// twentieth for each half of what does not
    /// (<see href="https://dev.to/wonderfulsoap/deep-dive-into-aws-lambda-3-official-nodejs-runtime-analysis-43je"/> shows the script).
    /// </summary>
    public IReadOnlyList<string> NodeOptions => ["--expose-gc", "--max-http-header-size=81920", .. HasHeapOptions ? [] : HeapOptions];

    /// <summary>Its ARN.</summary>
    public string Arn => AwsPermission.ArnOf("lambda", $"function:{Name}");

    /// <summary>The same function with other values of some environment variables; null removes one.</summary>
    public FunctionSettings With(params (string Name, string? Value)[] variables)
    {
        var environment = new Dictionary<string, string>(Environment);
        foreach (var (name, value) in variables)
            if (value is null)
                environment.Remove(name);
            else
                environment[name] = value;
        return this with { Environment = environment };
    }

    private bool HasHeapOptions => Environment.GetValueOrDefault("NODE_OPTIONS", "").Contains("-space-size", StringComparison.Ordinal);

    private string[] HeapOptions => [$"--max-semi-space-size={MemorySize / 20}", $"--max-old-space-size={MemorySize - (MemorySize / 10)}"];
}

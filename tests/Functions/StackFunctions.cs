using System.Text.Json;
using Tap.Core;
using Tap.Hosting;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions;

/// <summary>Reads from a synthesized stack what its functions get.</summary>
/// <param name="system">The system's folder in <c>functions/</c>.</param>
/// <param name="stack">The stack.</param>
public sealed class StackFunctions(string system, SynthesizedStack stack)
{
    private readonly StackReferences references = new(stack);

    /// <summary>A function of the stack.</summary>
    /// <param name="folder">Its folder in that of the system.</param>
    public FunctionSettings Of(string folder)
    {
        var name = new ResourceNames(SynthesizedStack.SettingsOf()).Function(folder);
        var function = stack.Single("aws_lambda_function", "function_name", name);
        return new FunctionSettings
        {
            Code = FunctionBundler.Package($"{system}/{folder}"),
            Name = name,
            MemorySize = function["memory_size"].GetInt32(),
            Timeout = TimeSpan.FromSeconds(function["timeout"].GetInt32()),
            Environment = function["environment.variables"].EnumerateObject()
                .ToDictionary(variable => variable.Name, variable => references.Resolve(variable.Value.GetString()!)),
            Permissions = [.. PoliciesOf(function.Text("role")!).SelectMany(Statements)],
        };
    }

    private IEnumerable<SynthesizedResource> PoliciesOf(string roleArn)
    {
        var role = stack.All("aws_iam_role").Single(role => role.Reference("arn") == roleArn);
        var attached = stack.All("aws_iam_role_policy_attachment")
            .Where(attachment => attachment.Text("role") == role.Reference("name"))
            .Select(attachment => attachment.Text("policy_arn"));
        return stack.All("aws_iam_policy").Where(policy => attached.Contains(policy.Reference("arn")));
    }

    private IEnumerable<AwsPermission> Statements(SynthesizedResource policy) =>
        from statement in policy.Document("policy").GetProperty("Statement").EnumerateArray()
        where statement.GetProperty("Effect").GetString() == "Allow"
        from action in OneOrMany(statement.GetProperty("Action"))
        from resource in OneOrMany(statement.GetProperty("Resource"))
        select new AwsPermission(action, references.Resolve(resource));

    private static IEnumerable<string> OneOrMany(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString()!) : [value.GetString()!];
}

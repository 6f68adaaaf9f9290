using System.Text.RegularExpressions;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions;

/// <summary>
/// Puts values into the references of synthesized JSON, as an apply in region and account of <see cref="AwsPermission"/> would.
/// </summary>
/// <param name="stack">The stack.</param>
public sealed partial class StackReferences(SynthesizedStack stack)
{
    /// <summary>The text with every <c>${type.id.attribute}</c> replaced by its value.</summary>
    /// <exception cref="AssertionException">An attribute is neither in the JSON nor one that is known to be made by AWS.</exception>
    public string Resolve(string text) => Reference().Replace(text, match =>
    {
        var (type, id, attribute) = (match.Groups["type"].Value, match.Groups["id"].Value, match.Groups["attribute"].Value);
        var resource = stack.All(type).SingleOrDefault(resource => resource.Address == $"{type}.{id}")
            ?? throw new AssertionException($"There is no {type}.{id} for the reference {match.Value}.");
        return Resolve(resource.Text(attribute) ?? Computed(resource, type, attribute));
    });

    private static string Computed(SynthesizedResource resource, string type, string attribute) => (type, attribute) switch
    {
        ("aws_dynamodb_table", "arn") => AwsPermission.ArnOf("dynamodb", $"table/{resource.Text("name")}"),
        ("aws_ssm_parameter", "arn") => AwsPermission.ArnOf("ssm", $"parameter/{resource.Text("name")!.TrimStart('/')}"),
        ("aws_sqs_queue", "arn") => AwsPermission.ArnOf("sqs", resource.Text("name")!),
        ("aws_sqs_queue", "url") => $"https://sqs.{AwsPermission.Region}.amazonaws.com/{AwsPermission.AccountId}/{resource.Text("name")}",
        ("aws_secretsmanager_secret", "arn") => AwsPermission.ArnOf("secretsmanager", $"secret:{resource.Text("name")}-a1B2c3"),
        ("aws_s3_bucket", "id") => resource.Text("bucket")!,
        ("aws_s3_bucket", "arn") => $"arn:aws:s3:::{resource.Text("bucket")}",
        _ => throw new AssertionException(
            $"What AWS makes of {attribute} of {type} is not known here: add it to {nameof(StackReferences)}. {resource}"),
    };

    [GeneratedRegex(@"\$\{(?<type>[a-z0-9_]+)\.(?<id>[A-Za-z0-9_-]+)\.(?<attribute>[a-z_]+)\}")]
    private static partial Regex Reference();
}

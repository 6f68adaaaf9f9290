using System.Collections.Concurrent;
using System.Text.Json;
using Tap.Tests.Functions;
using Tap.Tests.Functions.Aws;

namespace Tap.Tests.Terraform;

/// <summary>Secrets Manager as the AWS provider uses it for one secret whose value is no business of Terraform's.</summary>
internal sealed class SecretsManagerService : IAwsService
{
    private readonly ConcurrentQueue<(string Operation, JsonElement Request)> requests = new();
    private string name = "";
    private string description = "";
    private JsonElement tags;

    /// <inheritdoc/>
    public string SigningName => "secretsmanager";

    /// <summary>The requests so far, oldest first.</summary>
    public IReadOnlyList<(string Operation, JsonElement Request)> Requests => [.. requests];

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => [];

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request)
    {
        var json = request.Json;
        requests.Enqueue((request.Operation, json));
        switch (request.Operation)
        {
            case "CreateSecret":
                (name, tags) = (json.GetProperty("Name").GetString()!, json.GetProperty("Tags"));
                goto case "UpdateSecret";
            case "UpdateSecret":
                description = json.GetProperty("Description").GetString()!;
                return request.AnswerAsync(new { ARN = Arn, Name = name });
            case "DescribeSecret":
                return request.AnswerAsync(new { ARN = Arn, Name = name, Description = description, Tags = tags });
            case "GetResourcePolicy":
                return request.AnswerAsync(new { ARN = Arn, Name = name });
            default:
                throw new NotSupportedException("not known here");
        }
    }

    private string Arn => AwsPermission.ArnOf("secretsmanager", $"secret:{name}-AbCdEf");
}

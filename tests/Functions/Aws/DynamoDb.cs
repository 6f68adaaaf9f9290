using System.Text.Json;

namespace Tap.Tests.Functions.Aws;

/// <summary>DynamoDB: passes requests on to a DynamoDB API on this machine.</summary>
/// <param name="target">Where that is.</param>
public sealed class DynamoDb(Uri target) : IAwsService, IDisposable
{
    private static readonly string[] Passed = ["Authorization", "X-Amz-Target", "X-Amz-Date", "X-Amz-Security-Token"];

    private readonly HttpClient client = new() { BaseAddress = target };

    /// <inheritdoc/>
    public string SigningName => "dynamodb";

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => request.Operation switch
    {
        // IAM knows no action for a transaction, only for what it does.
        "TransactWriteItems" =>
            [.. request.Json.GetProperty("TransactItems").EnumerateArray().SelectMany(item => item.EnumerateObject()).Select(Write)],
        "TransactGetItems" =>
            [.. request.Json.GetProperty("TransactItems").EnumerateArray().Select(item => On("GetItem", item.GetProperty("Get")))],
        "BatchGetItem" or "BatchWriteItem" =>
            [.. request.Json.GetProperty("RequestItems")
                .EnumerateObject()
                .Select(table => new AwsPermission($"dynamodb:{request.Operation}", TableArn(table.Name)))],
        var operation => [On(operation, request.Json)],
    };

    /// <inheritdoc/>
    public async Task HandleAsync(AwsRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(request.Body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", request.Http.Request.ContentType);
        foreach (var name in Passed)
            if (request.Http.Request.Headers.TryGetValue(name, out var value))
                message.Headers.TryAddWithoutValidation(name, value.ToString());
        using var answer = await client.SendAsync(message);
        request.Http.Response.StatusCode = (int)answer.StatusCode;
        request.Http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await request.Http.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static AwsPermission Write(JsonProperty write) =>
        On(write.Name == "ConditionCheck" ? "ConditionCheckItem" : $"{write.Name}Item", write.Value);

    private static AwsPermission On(string action, JsonElement parameters)
    {
        var table = TableArn(parameters.GetProperty("TableName").GetString()!);
        return new AwsPermission(
            $"dynamodb:{action}", parameters.TryGetProperty("IndexName", out var index) ? $"{table}/index/{index.GetString()}" : table);
    }

    private static string TableArn(string name) => AwsPermission.ArnOf("dynamodb", $"table/{name}");
}

using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Tap.Core;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Functions.Aws;

/// <summary>A DynamoDB API in memory, with the tables of a synthesized stack.</summary>
public sealed class DynamoDbLocal : IDisposable
{
    private readonly NodeProcess process;

    private DynamoDbLocal(NodeProcess process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new AmazonDynamoDBClient(
            "tests", "none", new AmazonDynamoDBConfig { ServiceURL = address.ToString(), AuthenticationRegion = AwsPermission.Region });
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Looks into the tables, past everything that is recorded or fails.</summary>
    public AmazonDynamoDBClient Client { get; }

    /// <summary>Starts it and makes all tables of a stack, with the keys that will be deployed.</summary>
    public static async Task<DynamoDbLocal> StartAsync(SynthesizedStack stack)
    {
        var process = new NodeProcess(Path.Combine(ProjectFolder.Path, "tests", "Functions", "dynalite.mjs"));
        var line = JsonDocument.Parse(await process.FirstLineAsync(TimeSpan.FromMinutes(2))).RootElement;
        var database = new DynamoDbLocal(process, new Uri($"http://127.0.0.1:{line.GetProperty("port").GetInt32()}"));
        foreach (var table in stack.All("aws_dynamodb_table"))
            await database.CreateAsync(table);
        return database;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }

    private async Task CreateAsync(SynthesizedResource table)
    {
        var keys = new[] { (Name: table.Text("hash_key"), Type: KeyType.HASH), (Name: table.Text("range_key"), Type: KeyType.RANGE) };
        await Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table.Text("name"),
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [.. keys.Where(key => key.Name is not null).Select(key => new KeySchemaElement(key.Name, key.Type))],
            AttributeDefinitions = [.. table["attribute"].EnumerateArray().Select(attribute => new AttributeDefinition(
                attribute.GetProperty("name").GetString(), new ScalarAttributeType(attribute.GetProperty("type").GetString())))],
        });
        // Tables are made in the background, as in AWS.
        while ((await Client.DescribeTableAsync(table.Text("name"))).Table.TableStatus != TableStatus.ACTIVE)
            await Task.Delay(20);
    }
}

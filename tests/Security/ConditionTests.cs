using Tap.Core;
using Tap.Security;

namespace Tap.Tests.Security;

public sealed class ConditionTests
{
    // What IAM accepts is listed in
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html.
    [Test]
    public void Operators_are_spelled_as_IAM_spells_them()
    {
        var known = typeof(ConditionOperator).GetProperties().Where(property => property.GetMethod!.IsStatic).ToList();
        Assert.That(
            known.Select(property => property.GetValue(null)!.ToString()),
            Is.EqualTo(known.Select(property => property.Name)).And.Exactly(27).Items);
    }

    [Test]
    public void An_operator_takes_a_quantifier_in_front_and_IfExists_behind()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ConditionOperator.StringLike.IfExists.ForAnyValue.Name, Is.EqualTo("ForAnyValue:StringLikeIfExists"));
            Assert.That(ConditionOperator.ArnLike.ForAllValues.Name, Is.EqualTo("ForAllValues:ArnLike"));
            Assert.That(ConditionOperator.StringLike.IfExists.ForAnyValue, Is.EqualTo(ConditionOperator.StringLike.ForAnyValue.IfExists));
            Assert.That(ConditionOperator.StringLike.ForAnyValue, Is.Not.EqualTo(ConditionOperator.StringLike));
        }
    }

    [Test]
    public void Null_takes_no_IfExists() =>
        Assert.That(
            () => ConditionOperator.Null.ForAnyValue.IfExists, Throws.TypeOf<InputException>().With.Message.Contains("takes no IfExists"));

    [Test]
    public void They_are_in_the_policy_by_operator_and_key_whatever_their_order()
    {
        Condition[] conditions =
        [
            Condition.StringEquals("kms:ViaService", "sqs.us-east-1.amazonaws.com"),
            new(ConditionOperator.StringLike.ForAnyValue, "aws:TagKeys", "a*", "b*"),
            Condition.StringEquals("aws:SourceAccount", "111122223333"),
            Condition.Bool("aws:SecureTransport", true),
        ];

        Assert.That(new[] { conditions, [.. conditions.Reverse()] }.Select(Json), Is.All.EqualTo(
            """{"Bool":{"aws:SecureTransport":"true"},"ForAnyValue:StringLike":{"aws:TagKeys":["a*","b*"]},"StringEquals":"""
            + """{"aws:SourceAccount":"111122223333","kms:ViaService":"sqs.us-east-1.amazonaws.com"}}"""));
    }

    [Test]
    public void Two_of_one_operator_and_key_are_refused() => Assert.That(
        () => Json(Condition.StringEquals("aws:SourceAccount", "1"), Condition.StringEquals("AWS:sourceaccount", "2"),
            Condition.Bool("x:y", true)),
        Throws.TypeOf<InputException>().With.Message.Contains("'Read'").And.Message.Contains(
            "it has 2 conditions StringEquals of aws:SourceAccount, and IAM takes one: give it all values that may match"));

    [Test]
    public void A_condition_needs_a_key_and_a_value()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Condition.StringEquals("", "a"),
                Throws.TypeOf<InputException>().With.Message.EqualTo("The key of a condition StringEquals must not be empty."));
            Assert.That(
                () => Condition.ArnLike("aws:SourceArn"),
                Throws.TypeOf<InputException>().With.Message.Contains("values of the condition ArnLike of aws:SourceArn"));
        }
    }

    [Test]
    public void What_acts_on_behalf_of_a_resource_says_of_which_account() => Assert.That(
        Json([.. Condition.OnBehalfOf("111122223333", "arn:aws:s3:::a-*")]),
        Is.EqualTo("""{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::a-*"},"StringEquals":{"aws:SourceAccount":"111122223333"}}"""));

    [Test]
    public void Principals_are_in_the_policy_by_kind() => Assert.That(
        Element("Principal", new PolicyStatement
        {
            Sid = "Read", Actions = ["s3:GetObject"],
            Principals = [Principal.Service("b.amazonaws.com"), Principal.Aws("arn:1"), Principal.Service("a.amazonaws.com")],
        }),
        Is.EqualTo("""{"AWS":"arn:1","Service":["b.amazonaws.com","a.amazonaws.com"]}"""));

    [Test]
    public void Everybody_is_a_star_and_stands_alone()
    {
        var statement = new PolicyStatement { Sid = "Read", Actions = ["s3:GetObject"], Principals = [Principal.Everybody] };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Element("Principal", statement), Is.EqualTo("\"*\""));
            Assert.That(
                () => new PolicyDocument(statement with { Principals = [Principal.Aws("arn:1"), Principal.Everybody] }),
                Throws.TypeOf<InputException>().With.Message.Contains("everybody and others"));
            Assert.That(() => Principal.Aws("*"), Throws.TypeOf<InputException>().With.Message.Contains("Principal.Everybody"));
        }
    }

    private static string Json(params Condition[] conditions) =>
        Element(
            "Condition",
            new PolicyStatement { Sid = "Read", Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::a/*"], Conditions = conditions });

    private static string Element(string name, PolicyStatement statement)
    {
        using var policy = System.Text.Json.JsonDocument.Parse(new PolicyDocument(statement).ToJson());
        return policy.RootElement.GetProperty("Statement")[0].GetProperty(name).GetRawText();
    }
}

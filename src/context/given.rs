//! First names that are common in Britain. No such list is complete, and none decides alone: beside a last name that
//! is no word, one of these makes a full name of what might be a place or a firm.

/// In the order of their letters.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Aaliyah", "Aaron", "Abbie", "Abby", "Abdul", "Abdullah", "Abi", "Abigail", "Ada", "Adaeze", "Adam",
    "Ade", "Adebayo", "Adele", "Adnan", "Adrian", "Agata", "Agnes", "Ahmad", "Ahmed", "Aidan", "Aiden",
    "Aimee", "Aisha", "Aisling", "Aiyana", "Ajay", "Akash", "Alan", "Alana", "Alba", "Albert", "Alec",
    "Aleksander", "Aleksandra", "Alessia", "Alex", "Alexander", "Alexandra", "Alexis", "Alfie", "Alfred",
    "Ali", "Alice", "Alicia", "Alina", "Alisha", "Alison", "Alistair", "Allan", "Allison", "Amanda", "Amara",
    "Amaya", "Amelia", "Amelie", "Amina", "Amir", "Amirah", "Amy", "Ana", "Anais", "Anastasia", "Andre",
    "Andrea", "Andrei", "Andrew", "Andrzej", "Angela", "Angelica", "Angus", "Anika", "Anisa", "Anita", "Ann",
    "Anna", "Anne", "Annie", "Anthony", "Antonia", "Anya", "Aoife", "Archie", "Arjun", "Arlo", "Armaan",
    "Arran", "Arthur", "Arun", "Asad", "Asha", "Ashanti", "Ashleigh", "Ashley", "Asif", "Astrid", "Aubrey",
    "Audrey", "Ava", "Ayaan", "Ayan", "Ayesha", "Ayo", "Aziz", "Barbara", "Barry", "Bartosz", "Beatrice",
    "Becky", "Bella", "Ben", "Benjamin", "Benji", "Bernard", "Bethan", "Bethany", "Beverley", "Billy",
    "Bobby", "Bogdan", "Bradley", "Brandon", "Brenda", "Brendan", "Brian", "Bridget", "Brodie", "Bronwen",
    "Brooke", "Bryn", "Bryony", "Cai", "Caitlin", "Callie", "Callum", "Calum", "Cameron", "Carl", "Carla",
    "Carmel", "Carol", "Caroline", "Carys", "Casey", "Cassie", "Catherine", "Cathy", "Catrin", "Ceri",
    "Chanel", "Chantel", "Chantelle", "Charlene", "Charles", "Charley", "Charlie", "Charlotte", "Chelsea",
    "Cheryl", "Chidi", "Chinedu", "Chioma", "Chloe", "Chris", "Christian", "Christina", "Christine",
    "Christopher", "Cian", "Ciaran", "Claire", "Clara", "Clare", "Clive", "Codie", "Cody", "Colin", "Connie",
    "Connor", "Conor", "Corey", "Corin", "Cormac", "Courtney", "Craig", "Curtis", "Dafydd", "Daisy", "Dami",
    "Damian", "Damien", "Dan", "Dana", "Daniel", "Danielle", "Danny", "Darcey", "Darcy", "Dariusz", "Darren",
    "Darryl", "Dave", "David", "Deacon", "Dean", "Deborah", "Debra", "Declan", "Deepak", "Delroy", "Delyth",
    "Demetrius", "Demi", "Denise", "Dennis", "Denzel", "Derek", "Desmond", "Devante", "Dex", "Dexter",
    "Diane", "Diego", "Dilys", "Dimitri", "Dominic", "Donald", "Donna", "Dorothy", "Dougie", "Douglas",
    "Duncan", "Dwayne", "Dwight", "Dylan", "Eamonn", "Ebony", "Eddie", "Edie", "Edward", "Efe", "Effie",
    "Eileen", "Eilidh", "Eira", "Ekow", "Elaine", "Eleanor", "Elena", "Eli", "Elias", "Elif", "Elijah",
    "Elin", "Elise", "Eliza", "Elizabeth", "Ella", "Ellen", "Ellie", "Elliot", "Elliott", "Ellis", "Elsie",
    "Emeka", "Emilia", "Emilie", "Emily", "Emma", "Emmanuel", "Emre", "Eoin", "Eric", "Erin", "Esme",
    "Esther", "Ethan", "Eva", "Evan", "Eve", "Evelyn", "Evie", "Ewan", "Ezra", "Faisal", "Farah", "Farhan",
    "Fatima", "Fatma", "Fatou", "Femi", "Fergus", "Ffion", "Filip", "Finlay", "Finley", "Finn", "Fiona",
    "Florence", "Frances", "Francesca", "Francis", "Frank", "Frankie", "Fraser", "Fred", "Freddie",
    "Frederick", "Freya", "Freyja", "Gabriel", "Gabriela", "Gabrielle", "Gareth", "Gary", "Gavin", "Gemma",
    "Geoffrey", "George", "Georgia", "Georgina", "Geraint", "Gerald", "Geraldine", "Gerard", "Gethin",
    "Giles", "Gillian", "Gina", "Gloria", "Gordon", "Gracie", "Graeme", "Graham", "Gregory", "Gwen", "Hamish",
    "Hamza", "Hana", "Hanna", "Hannah", "Hari", "Haris", "Harley", "Haroon", "Harriet", "Harrison", "Harry",
    "Harvey", "Hasan", "Hassan", "Hayden", "Hayley", "Heather", "Heidi", "Helen", "Henry", "Hettie", "Hilary",
    "Howard", "Hugh", "Hugo", "Hussein", "Huw", "Iain", "Ian", "Ibby", "Ibrahim", "Idris", "Iestyn", "Ifan",
    "Ike", "Ikra", "Imaan", "Iman", "Imani", "Imogen", "Imran", "Ines", "Ingrid", "Ioana", "Iqra", "Irene",
    "Isaac", "Isabel", "Isabella", "Isabelle", "Isha", "Ishaan", "Isla", "Ismail", "Isobel", "Ivan", "Ivy",
    "Jacek", "Jack", "Jackie", "Jacob", "Jacqueline", "Jade", "Jaden", "Jaiden", "Jaime", "Jake", "Jakub",
    "Jamal", "James", "Jamie", "Jan", "Jane", "Janet", "Janice", "Jared", "Jasmin", "Jasmine", "Jason",
    "Jasper", "Jaxon", "Jayce", "Jayda", "Jayden", "Jaydn", "Jaydon", "Jayla", "Jaylen", "Jayne", "Jean",
    "Jeffrey", "Jemma", "Jenna", "Jennifer", "Jenny", "Jenson", "Jeremy", "Jermaine", "Jerome", "Jerry",
    "Jess", "Jesse", "Jessica", "Jill", "Jimmy", "Joan", "Joanna", "Joanne", "Joao", "Jodie", "Joe", "Joel",
    "Joey", "John", "Johnny", "Jolene", "Jon", "Jonathan", "Jordan", "Jory", "Joseph", "Josephine", "Josh",
    "Joshua", "Josie", "Joyce", "Jozef", "Jude", "Judith", "Julia", "Julian", "Julie", "Juliet", "Justin",
    "Kacey", "Kacper", "Kaden", "Kai", "Kaitlyn", "Kamil", "Kamran", "Kara", "Karen", "Karim", "Karl",
    "Karolina", "Kasia", "Kassim", "Katarzyna", "Kate", "Katherine", "Kathleen", "Kathryn", "Katie",
    "Katrina", "Kaya", "Kayden", "Kayla", "Kaylee", "Kayleigh", "Keane", "Keeley", "Keira", "Keiran", "Keith",
    "Kelechi", "Kelly", "Kelsey", "Kelvin", "Ken", "Kenneth", "Kenny", "Kenzie", "Kerri", "Kerry", "Kevin",
    "Khadija", "Khalid", "Khalil", "Kian", "Kieran", "Kieron", "Kimberley", "Kimberly", "Kira", "Kirsty",
    "Kitty", "Kobi", "Kofi", "Komal", "Konrad", "Krystal", "Kwame", "Kye", "Kyle", "Kylie", "Kym", "Kyra",
    "Kyron", "Lacey", "Lana", "Lara", "Laura", "Lauren", "Layla", "Layton", "Leah", "Leanne", "Lee", "Leigh",
    "Leo", "Leon", "Leona", "Leroy", "Leslie", "Levi", "Lewie", "Lewis", "Lex", "Lexi", "Lexie", "Liam",
    "Libby", "Lilly", "Lily", "Linda", "Lindsay", "Lisa", "Logan", "Lola", "Lorna", "Lorraine", "Lottie",
    "Louis", "Louise", "Luca", "Lucas", "Lucy", "Lukas", "Lukasz", "Luke", "Lydia", "Lynn", "Lyra", "Macey",
    "Mackenzie", "Maddie", "Maddison", "Madison", "Mairead", "Maisie", "Maja", "Malachi", "Malakai",
    "Malcolm", "Malik", "Mandy", "Marcin", "Marcus", "Margaret", "Maria", "Mariam", "Mariana", "Marie",
    "Marion", "Marjorie", "Marko", "Marley", "Marlon", "Martha", "Martin", "Martina", "Martyn", "Mary",
    "Mateusz", "Mathew", "Matilda", "Matt", "Matteo", "Matthew", "Matty", "Maureen", "Max", "Maya", "Megan",
    "Mehmet", "Mel", "Melanie", "Melissa", "Mia", "Micah", "Michael", "Michaela", "Michal", "Michelle",
    "Mick", "Mike", "Mikey", "Mila", "Millie", "Milo", "Mimi", "Minnie", "Mirela", "Miriam", "Mo", "Mohamed",
    "Mohammad", "Mohammed", "Moira", "Mollie", "Molly", "Monica", "Morgan", "Moses", "Muhammad", "Mustafa",
    "Myles", "Nabil", "Nadia", "Nadine", "Naima", "Nancy", "Naomi", "Nasir", "Natalie", "Natasha", "Nate",
    "Nathan", "Neil", "Neve", "Nia", "Niall", "Niamh", "Nicholas", "Nicky", "Nico", "Nicola", "Nicole",
    "Nigel", "Nikita", "Nikki", "Nikola", "Nina", "Noah", "Noel", "Noor", "Nora", "Norman", "Nour", "Nuala",
    "Ola", "Olamide", "Oli", "Oliver", "Olivia", "Olivier", "Ollie", "Oluwaseun", "Omar", "Orla", "Oscar",
    "Osian", "Ossie", "Owain", "Owen", "Paige", "Pamela", "Parveen", "Patricia", "Patrick", "Paul", "Paula",
    "Pauline", "Pawel", "Pedro", "Peggy", "Pete", "Peter", "Petra", "Phil", "Philip", "Philippa", "Phillip",
    "Phoebe", "Phyllis", "Piotr", "Polly", "Poppy", "Precious", "Priscilla", "Priya", "Quentin", "Rachael",
    "Rachel", "Rafal", "Rafe", "Raheem", "Rahim", "Rahul", "Raj", "Rajesh", "Ralph", "Raluca", "Rania",
    "Rashid", "Raymond", "Razan", "Rebecca", "Rebekah", "Reece", "Regan", "Reggie", "Rehan", "Remi", "Renee",
    "Reuben", "Reza", "Rezan", "Rhea", "Rhian", "Rhiannon", "Rhodri", "Rhys", "Ria", "Ricardo", "Richard",
    "Ricky", "Riley", "Rita", "Robbie", "Robert", "Robyn", "Rodney", "Roger", "Rohan", "Roland", "Roman",
    "Romeo", "Ronald", "Ronan", "Ronnie", "Rory", "Rosemary", "Rosie", "Ross", "Rowena", "Roxanne", "Roy",
    "Ruairi", "Ruby", "Rudi", "Rukhsana", "Rupert", "Russell", "Ruth", "Ryan", "Safa", "Saffie", "Saffron",
    "Saif", "Saima", "Sajid", "Salim", "Sally", "Salma", "Sam", "Samantha", "Samira", "Samson", "Samuel",
    "Sandra", "Sanjay", "Saoirse", "Sara", "Sarah", "Sasha", "Savannah", "Scott", "Sean", "Seb", "Sebastian",
    "Selam", "Selina", "Seren", "Serena", "Shane", "Shanelle", "Shania", "Shanice", "Shannon", "Sharon",
    "Shaun", "Shauna", "Shaye", "Shayla", "Sheila", "Shelley", "Sheryl", "Shirley", "Shola", "Sian", "Sidney",
    "Sienna", "Simon", "Simran", "Sinead", "Siobhan", "Skye", "Skyla", "Sofia", "Sofie", "Sophia", "Sophie",
    "Stacey", "Stanley", "Stef", "Stefan", "Stella", "Steph", "Stephanie", "Stephen", "Steve", "Steven",
    "Stuart", "Sufyan", "Sunita", "Suraj", "Susan", "Suzanne", "Sylvia", "Tadeusz", "Taha", "Talia",
    "Tallulah", "Tamara", "Tami", "Tamsin", "Tanisha", "Tanya", "Tara", "Tariq", "Tasha", "Taylor", "Tayo",
    "Teagan", "Teddy", "Tegan", "Temi", "Terence", "Teresa", "Terry", "Tess", "Tessa", "Thea", "Thelma",
    "Theo", "Theodore", "Theresa", "Thomas", "Tia", "Tiago", "Tiana", "Tiegan", "Tiffany", "Tilly", "Tim",
    "Timothy", "Tina", "Tobi", "Tobias", "Toby", "Tom", "Tomasz", "Tommy", "Toni", "Tony", "Toyin", "Tracey",
    "Tracy", "Travis", "Trevor", "Trey", "Tristan", "Tyler", "Tyrell", "Tyrese", "Tyrone", "Umar", "Ursula",
    "Usman", "Valerie", "Vanessa", "Vera", "Veronica", "Vicky", "Victor", "Victoria", "Vik", "Vikram",
    "Viktor", "Vincent", "Vinnie", "Vivian", "Wayne", "Wendy", "Weronika", "Wesley", "Wiktor", "William",
    "Winston", "Xander", "Xavier", "Yana", "Yara", "Yasin", "Yasmin", "Yasmina", "Yonas", "Ysolde", "Yuri",
    "Yusuf", "Yvonne", "Zac", "Zachary", "Zaid", "Zain", "Zainab", "Zak", "Zara", "Zayn", "Zeb", "Zeynep",
    "Zoe", "Zofia", "Zoya", "Zuzanna",
];

/// Whether a word is a first name that many people have.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{GIVEN, is_given};

    #[test]
    fn names_stand_in_order() {
        assert!(GIVEN.is_sorted());
        assert!(is_given("Darren") && !is_given("Parade"));
    }
}
